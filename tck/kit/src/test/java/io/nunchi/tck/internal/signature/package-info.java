/** Tests beside what they test. */
@NullMarked
package io.nunchi.tck.internal.signature;

import org.jspecify.annotations.NullMarked;
