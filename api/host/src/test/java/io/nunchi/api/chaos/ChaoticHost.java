package io.nunchi.api.chaos;

import io.nunchi.api.AnalyticsHost;
import io.nunchi.api.Engine;
import io.nunchi.api.HostException;
import io.nunchi.api.Stream;
import io.nunchi.api.frame.Camera;
import io.nunchi.api.host.HostBuilder;
import io.nunchi.api.testing.CommandedPlugin;
import io.nunchi.api.testing.Pictures;
import io.nunchi.api.testing.Policies;
import io.nunchi.api.testplugin.ObedientPlugin;
import io.nunchi.api.testplugin.gate.Gate;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;

/** A host with two engines, some cameras that stay, and others that come and go. */
final class ChaoticHost {

  private static final int ENGINES = 2;
  private static final int CAMERAS = 6;

  /** As many engines may still have calls that wait at their gate. */
  private static final int CLOSED_GATES = 3 * ENGINES;

  private final Pictures pictures = new Pictures();
  private final AnalyticsHost host;
  private final List<Engine> engines = new ArrayList<>();
  private final List<ChaoticCamera> cameras = new ArrayList<>();
  private final List<ChaoticCamera> closed = new ArrayList<>();
  private final List<Gate> gates = new ArrayList<>();
  private final AtomicLong names = new AtomicLong();
  private final String gatePrefix;

  ChaoticHost(Path folder, long seed) throws Exception {
    gatePrefix = folder.toString();
    host =
        new HostBuilder()
            .pluginDirectory(CommandedPlugin.in(Files.createDirectories(folder.resolve("plugins"))))
            .nativeRoot(folder.resolve("natives"))
            .workers(4)
            .supervision(Policies.realTime())
            .checkedFrames(true)
            .build();
    for (int i = 0; i < ENGINES; i++) {
      engines.add(host.startEngine(ObedientPlugin.ID, settings()));
    }
    for (int i = 0; i < CAMERAS; i++) {
      cameras.add(open(engines.get(i % ENGINES), new Random(seed + i)));
    }
  }

  /** Settings of an engine with a gate of its own; the oldest gates are opened. */
  Map<String, String> settings() {
    synchronized (gates) {
      Gate gate = Gate.named(gatePrefix + " " + names.incrementAndGet());
      gates.add(gate);
      if (gates.size() > CLOSED_GATES) {
        gates.get(gates.size() - 1 - CLOSED_GATES).open();
      }
      return Map.of("gate", gate.name());
    }
  }

  /** Opens a stream whose camera begins to offer. */
  ChaoticCamera open(Engine engine, Random random) throws HostException {
    String id = "camera-" + names.incrementAndGet();
    FrameLedger ledger = new FrameLedger(id);
    Stream stream = host.openStream(Camera.named(id), engine, ledger);
    return new ChaoticCamera(stream, ledger, pictures, random);
  }

  /** Closes a stream while its camera still offers. */
  void close(ChaoticCamera camera) throws InterruptedException {
    camera.stream().close();
    camera.stop();
    synchronized (closed) {
      closed.add(camera);
    }
  }

  Engine engine(Random random) {
    return engines.get(random.nextInt(engines.size()));
  }

  Stream stream(Random random) {
    return cameras.get(random.nextInt(cameras.size())).stream();
  }

  AnalyticsHost host() {
    return host;
  }

  Pictures pictures() {
    return pictures;
  }

  /** Every camera there was. */
  List<ChaoticCamera> cameras() {
    synchronized (closed) {
      List<ChaoticCamera> all = new ArrayList<>(cameras);
      all.addAll(closed);
      return all;
    }
  }

  /** Closes the host while the cameras still offer, and then lets every lost thread go. */
  void close() throws InterruptedException {
    host.close();
    for (ChaoticCamera camera : cameras) {
      camera.stop();
    }
    synchronized (gates) {
      gates.forEach(Gate::open);
    }
  }

  /** Forgets the gates, once nobody waits at any. */
  void forgetGates() {
    synchronized (gates) {
      gates.forEach(Gate::remove);
    }
  }
}
