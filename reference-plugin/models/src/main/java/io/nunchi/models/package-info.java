/**
 * The command line tool that makes, fetches, proves and shows model packages. A host finds {@link
 * io.nunchi.models.ModelsTool} as a {@link java.util.spi.ToolProvider} in a class loader below the
 * reference plugin's, so a VMS that only analyzes never loads it.
 */
@NullMarked
package io.nunchi.models;

import org.jspecify.annotations.NullMarked;
