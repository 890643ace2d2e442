/** Tests the decisions on a canary by their figures alone. */
@NullMarked
package io.nunchi.api.internal.engine;

import org.jspecify.annotations.NullMarked;
