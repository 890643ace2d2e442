package io.nunchi.api.frame;

import io.nunchi.spi.result.FrameResult;
import java.time.Instant;

/**
 * A frame's result, checked against the contract.
 *
 * <p>Immutable; any thread.
 *
 * @param camera the camera
 * @param sequence the frame's number in its stream
 * @param captureTime when the camera took it
 * @param width the frame's width in pixels
 * @param height the frame's height in pixels
 * @param result the analyzer's result
 * @param generation the engine that produced it
 * @param timing the durations of its stages
 */
public record AnalyzedFrame(
    Camera camera,
    long sequence,
    Instant captureTime,
    int width,
    int height,
    FrameResult result,
    EngineGeneration generation,
    FrameTiming timing) {}
