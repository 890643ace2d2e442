/** Tests of pixel formats and planes. */
@NullMarked
package io.nunchi.spi.frame;

import org.jspecify.annotations.NullMarked;
