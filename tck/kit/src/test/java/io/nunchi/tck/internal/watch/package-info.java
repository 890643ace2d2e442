/** Tests beside what they test. */
@NullMarked
package io.nunchi.tck.internal.watch;

import org.jspecify.annotations.NullMarked;
