/** Tests of the figures' values. */
@NullMarked
package io.nunchi.api.metrics;

import org.jspecify.annotations.NullMarked;
