package io.nunchi.api.fault;

import io.nunchi.api.AnalyticsHost;
import io.nunchi.api.Engine;
import io.nunchi.api.testing.Pictures;
import io.nunchi.api.testplugin.gate.Gate;

/** The parts that faulty cameras share: their host, their engine, their pictures, and the gate. */
record FaultySite(AnalyticsHost host, Engine engine, Pictures pictures, Gate gate) {}
