/**
 * The tool {@code models}. Hosts find {@link io.nunchi.reference.internal.models.ModelsTool} as a
 * {@link java.util.spi.ToolProvider} through the plugin's class loader; each command is a {@link
 * io.nunchi.reference.internal.models.ToolCommand}, and works with a {@link
 * io.nunchi.reference.internal.models.ToolSession}.
 *
 * <ul>
 *   <li>{@link io.nunchi.reference.internal.models.PackageMaker} makes packages.
 *   <li>{@link io.nunchi.reference.internal.models.PackageVerifier} proves them.
 *   <li>{@code init} begins manifests, {@code fetch} downloads model files.
 * </ul>
 */
@NullMarked
package io.nunchi.reference.internal.models;

import org.jspecify.annotations.NullMarked;
