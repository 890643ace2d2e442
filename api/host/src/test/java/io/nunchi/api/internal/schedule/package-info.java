/** Tests of the queue, the sleepers and the worker threads. */
@NullMarked
package io.nunchi.api.internal.schedule;

import org.jspecify.annotations.NullMarked;
