/** Tests of problems and their texts. */
@NullMarked
package io.nunchi.spi.failure;

import org.jspecify.annotations.NullMarked;
