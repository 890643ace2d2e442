package io.nunchi.cli.internal.source;

import io.nunchi.bench.Machine;
import io.nunchi.bench.measure.DurationSummary;
import io.nunchi.spi.frame.PixelFormat;

/**
 * The report of {@link DecodeBenchmark}.
 *
 * @param machine the machine
 * @param source the recording or folder
 * @param frames measured frames
 * @param width pixels of the last frame
 * @param height pixels of the last frame
 * @param pixelFormat of the last frame
 * @param millisPerFrame the time until a frame is ready for an analyzer
 * @param processorMillisPerFrame processor time of all threads, for a frame
 */
public record DecodeReport(
    Machine machine,
    String source,
    long frames,
    int width,
    int height,
    PixelFormat pixelFormat,
    DurationSummary millisPerFrame,
    double processorMillisPerFrame) {}
