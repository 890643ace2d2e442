/**
 * The engine behind the contract: {@link io.nunchi.reference.internal.engine.EngineStarter} turns
 * settings into a {@link io.nunchi.reference.internal.engine.ReferenceEngine}, which proves its
 * model with {@link io.nunchi.reference.internal.engine.ModelProof} and opens a {@link
 * io.nunchi.reference.internal.engine.ReferenceAnalyzer} for each camera stream. {@link
 * io.nunchi.reference.internal.engine.EngineBatches} says whether these share runs of the model,
 * and {@link io.nunchi.reference.internal.engine.BatchProof} proves that they may.
 */
@NullMarked
package io.nunchi.reference.internal.engine;

import org.jspecify.annotations.NullMarked;
