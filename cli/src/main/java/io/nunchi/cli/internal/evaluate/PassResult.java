package io.nunchi.cli.internal.evaluate;

import io.nunchi.cli.internal.analyze.EngineSummary;
import io.nunchi.tck.accuracy.Findings;

/**
 * What came of running an analyzer over a dataset.
 *
 * @param spec which analyzer was asked for
 * @param engine which engine ran
 * @param findings what it found in each frame
 * @param speed what it cost
 * @param framesDigest a checksum over the pixels of all frames, in their order
 */
public record PassResult(
    AnalyzerSpec spec,
    EngineSummary engine,
    Findings findings,
    SpeedReport speed,
    String framesDigest) {}
