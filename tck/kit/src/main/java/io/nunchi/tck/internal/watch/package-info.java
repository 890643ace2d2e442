/** Measures of the JVM and the process that show what a subject leaves behind. */
@NullMarked
package io.nunchi.tck.internal.watch;

import org.jspecify.annotations.NullMarked;
