/** Tests of a candidate beside a live engine. */
@NullMarked
package io.nunchi.api.shadow;

import org.jspecify.annotations.NullMarked;
