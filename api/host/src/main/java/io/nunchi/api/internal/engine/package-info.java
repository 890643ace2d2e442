/**
 * Engines as the VMS sees them: an {@link io.nunchi.api.internal.engine.RunningEngine} has a queue
 * and workers of its own, and moves its streams from one generation to the next.
 */
@NullMarked
package io.nunchi.api.internal.engine;

import org.jspecify.annotations.NullMarked;
