/** Tests of descriptors, versions and the native folder. */
@NullMarked
package io.nunchi.spi;

import org.jspecify.annotations.NullMarked;
