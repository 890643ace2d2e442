/** Tests of settings, their types and their schema. */
@NullMarked
package io.nunchi.spi.settings;

import org.jspecify.annotations.NullMarked;
