/** Tests beside what they test. */
@NullMarked
package io.nunchi.spi.settings;

import org.jspecify.annotations.NullMarked;
