/**
 * Runs a model with ONNX Runtime.
 *
 * <ul>
 *   <li>{@link io.nunchi.reference.internal.inference.OnnxRuntimeLibrary} loads the library from
 *       the host's native folder.
 *   <li>{@link io.nunchi.reference.internal.inference.ProviderPolicy} says which execution
 *       providers are wanted; {@link io.nunchi.reference.internal.inference.SessionOpener} tries
 *       them in turn and says what came of it.
 *   <li>{@link io.nunchi.reference.internal.inference.ModelSession} is the loaded model, one for an
 *       engine; {@link io.nunchi.reference.internal.inference.InferenceRun} owns the tensors of one
 *       analyzer or of one batch, made once and used for every frame.
 *   <li>{@link io.nunchi.reference.internal.inference.BatchPlan} decides how many pictures share a
 *       run, from what the model declares, where it runs, and what the settings say.
 * </ul>
 *
 * <p>A model is never trusted: its declared inputs and outputs are compared with the manifest
 * before it runs, and its real answers when it runs.
 */
@NullMarked
package io.nunchi.reference.internal.inference;

import org.jspecify.annotations.NullMarked;
