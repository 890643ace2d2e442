/** Tests beside what they test. */
@NullMarked
package io.nunchi.tck.internal.check;

import org.jspecify.annotations.NullMarked;
