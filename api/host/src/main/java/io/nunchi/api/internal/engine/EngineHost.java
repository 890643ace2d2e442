package io.nunchi.api.internal.engine;

import io.nunchi.api.HostException;
import io.nunchi.api.HostListener;
import io.nunchi.api.internal.analyzer.Generation;
import io.nunchi.api.internal.analyzer.StartedEngine;
import io.nunchi.api.internal.schedule.RunQueue;
import io.nunchi.api.internal.schedule.SpareTime;
import io.nunchi.api.internal.service.ChangeCourse;
import io.nunchi.api.internal.service.HostServices;
import io.nunchi.api.internal.service.PendingChanges;
import io.nunchi.api.internal.stream.LiveStream;
import java.util.Map;
import java.util.function.Consumer;

/** The host as its engines see it. Any thread. */
public interface EngineHost {

  HostServices services();

  /** The number of analyses at the same time of an engine that declares none. */
  int workers();

  /** The time that this engine's workers spare for shadows. */
  SpareTime spareTime();

  /** The queue of the thread that runs shadows. */
  RunQueue shadowQueue();

  /** The number of the next generation. */
  long nextGeneration();

  /** Starts an engine of a loaded plugin. */
  StartedEngine start(String pluginId, Map<String, String> settings, ChangeCourse course)
      throws HostException;

  /** An engine of the host that no VMS sees, except in the metrics. */
  RunningEngine candidate(Generation first) throws HostException;

  /** The changes that go on by themselves. */
  PendingChanges changes();

  /** Tells the VMS's host listeners. */
  void tell(Consumer<HostListener> call);

  /** The engine is closed. */
  void closed(RunningEngine engine);

  /** The stream is closed. */
  void closed(LiveStream stream);
}
