/** Tests beside what they test. */
@NullMarked
package io.nunchi.spi.failure;

import org.jspecify.annotations.NullMarked;
