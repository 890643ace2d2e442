/**
 * Lets the analyzers of one engine share the runs of its model.
 *
 * <ul>
 *   <li>{@link io.nunchi.reference.internal.batch.PictureInference} is what an analyzer sees: a
 *       tensor to fill, and the answer to it.
 *   <li>{@link io.nunchi.reference.internal.batch.OwnInference} runs the model for one analyzer.
 *   <li>{@link io.nunchi.reference.internal.batch.BatchGatherer} gathers the callers that wait at
 *       the same time, each in a {@link io.nunchi.reference.internal.batch.BatchSeat} of its own,
 *       and runs the model once for all of them. It has no thread: the caller that has waited
 *       longest runs the batch.
 * </ul>
 */
@NullMarked
package io.nunchi.reference.internal.batch;

import org.jspecify.annotations.NullMarked;
