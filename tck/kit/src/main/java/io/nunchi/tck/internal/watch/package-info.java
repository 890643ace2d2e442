/** What a subject leaves behind in the JVM and the process. */
@NullMarked
package io.nunchi.tck.internal.watch;

import org.jspecify.annotations.NullMarked;
