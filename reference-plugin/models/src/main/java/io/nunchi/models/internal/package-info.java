/**
 * The commands of the tool. {@link io.nunchi.models.internal.ModelsCommandLine} lists them; each is
 * a {@link io.nunchi.models.internal.ToolCommand} and works with a {@link
 * io.nunchi.models.internal.ToolSession}.
 *
 * <ul>
 *   <li>{@link io.nunchi.models.internal.PackageMaker} makes packages.
 *   <li>{@link io.nunchi.models.internal.PackageVerifier} proves them.
 *   <li>{@code init} drafts manifests, {@code fetch} downloads model files.
 * </ul>
 */
@NullMarked
package io.nunchi.models.internal;

import org.jspecify.annotations.NullMarked;
