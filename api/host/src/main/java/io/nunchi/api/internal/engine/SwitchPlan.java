package io.nunchi.api.internal.engine;

import io.nunchi.api.SwapPolicy;
import io.nunchi.api.internal.analyzer.Generation;
import io.nunchi.api.internal.service.ChangeCourse;

/**
 * A generation that an engine is to run, and the way there.
 *
 * @param next the generation
 * @param policy the probe and the limits
 * @param course the steps, which may be cancelled
 */
record SwitchPlan(Generation next, SwapPolicy policy, ChangeCourse course) {}
