/** Tests of the checks of results. */
@NullMarked
package io.nunchi.loading.internal.result;

import org.jspecify.annotations.NullMarked;
