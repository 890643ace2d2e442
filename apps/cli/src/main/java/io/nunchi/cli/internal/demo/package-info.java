/** The generated scene on which {@code nunchi demo} compares both plugins. */
@NullMarked
package io.nunchi.cli.internal.demo;

import org.jspecify.annotations.NullMarked;
