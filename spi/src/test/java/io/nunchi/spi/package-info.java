/** Tests beside what they test. */
@NullMarked
package io.nunchi.spi;

import org.jspecify.annotations.NullMarked;
