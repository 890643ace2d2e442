/**
 * The tool {@code models}, which makes model packages. Hosts find {@link
 * io.nunchi.reference.internal.models.ModelsTool} as a {@link java.util.spi.ToolProvider} through
 * the plugin's class loader; {@link io.nunchi.reference.internal.models.PackageMaker} does the work
 * for {@link io.nunchi.reference.internal.models.AddCommand}.
 */
@NullMarked
package io.nunchi.reference.internal.models;

import org.jspecify.annotations.NullMarked;
