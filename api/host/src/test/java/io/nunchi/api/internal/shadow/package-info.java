/** Tests of a shadow's figures and of promotion. */
@NullMarked
package io.nunchi.api.internal.shadow;

import org.jspecify.annotations.NullMarked;
