/** Tests of calls under a deadline and of the supervising thread. */
@NullMarked
package io.nunchi.loading.internal.call;

import org.jspecify.annotations.NullMarked;
