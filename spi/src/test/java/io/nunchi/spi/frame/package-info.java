/** Tests beside what they test. */
@NullMarked
package io.nunchi.spi.frame;

import org.jspecify.annotations.NullMarked;
