/** Tests of the figures in a Micrometer registry. */
@NullMarked
package io.nunchi.api.micrometer;

import org.jspecify.annotations.NullMarked;
