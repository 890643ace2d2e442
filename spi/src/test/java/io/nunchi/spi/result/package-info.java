/** Tests beside what they test. */
@NullMarked
package io.nunchi.spi.result;

import org.jspecify.annotations.NullMarked;
