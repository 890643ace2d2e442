/** Tests of what a shadow measures. */
@NullMarked
package io.nunchi.api.internal.shadow;

import org.jspecify.annotations.NullMarked;
