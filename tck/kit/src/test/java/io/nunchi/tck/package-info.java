/** Tests beside what they test. */
@NullMarked
package io.nunchi.tck;

import org.jspecify.annotations.NullMarked;
