package io.nunchi.api;

import io.nunchi.api.frame.EngineGeneration;
import io.nunchi.api.shadow.PromotionPolicy;
import io.nunchi.api.shadow.Shadow;
import io.nunchi.api.shadow.ShadowPolicy;
import io.nunchi.spi.EngineDescriptor;
import io.nunchi.spi.EngineStatus;
import java.util.Map;

/**
 * A started engine, shared by the streams that are opened on it. Its plugin, settings and model can
 * be swapped while they run. It has workers of its own, which serve no other engine's streams.
 *
 * <p>Lifecycle: from {@link AnalyticsHost#startEngine} to {@link #close()}, at the latest until the
 * host is closed. Threading: any thread. Ownership: the VMS's.
 */
public interface Engine extends AutoCloseable {

  /**
   * The plugin and model that the engine runs.
   *
   * @return the generation that new frames are analyzed by
   */
  EngineGeneration generation();

  /**
   * The labels that the engine can find and the frames that it takes.
   *
   * @return the plugin's description
   */
  EngineDescriptor descriptor();

  /**
   * The engine's present status.
   *
   * @return the execution provider asked for, the one in use, and why
   */
  EngineStatus status();

  /**
   * Changes the settings, and with them the model, while the streams run: starts a new engine of
   * the plugin beside this one, warms it up, probes it, moves every stream between two frames, and
   * closes what is not needed any more. No frame is lost or analyzed twice.
   *
   * @param settings the new engine's settings as text by key
   * @param policy the probe and the limits
   * @return the report of the swap
   * @throws HostException if the new engine does not start or does not pass the probe, a stream's
   *     settings or pictures do not fit it, or another change is running; nothing has changed then
   */
  SwapReport swap(Map<String, String> settings, SwapPolicy policy) throws HostException;

  /**
   * Changes the plugin while the streams run; otherwise like {@link #swap(Map, SwapPolicy)}. With
   * the id of the plugin that runs already, it takes the version that is loaded now.
   *
   * @param pluginId the id of a loaded plugin
   * @param settings the new engine's settings as text by key
   * @param policy the probe and the limits
   * @return the report of the swap
   * @throws HostException if there is no such plugin, or as above; nothing has changed then
   */
  SwapReport swap(String pluginId, Map<String, String> settings, SwapPolicy policy)
      throws HostException;

  /**
   * Swaps like {@link #swap(String, Map, SwapPolicy)}, on a thread of the host's; does not wait,
   * and may be called by a listener.
   *
   * @param pluginId the id of a loaded plugin
   * @param settings the new engine's settings as text by key
   * @param policy the probe and the limits
   * @return the pending swap; a refusal is its result
   */
  PendingChange<SwapReport> swapAsync(
      String pluginId, Map<String, String> settings, SwapPolicy policy);

  /**
   * Returns to the engine before the last swap, which is still warm: every stream's next frame is
   * analyzed by it, with fresh analyzers. A rollback is a generation of its own, with a higher
   * number, and can be undone by another one.
   *
   * @return the report of the swap
   * @throws HostException if there is no engine to return to, or another change is running; nothing
   *     has changed then
   */
  SwapReport rollback() throws HostException;

  /**
   * Starts a candidate engine beside this one, which sees the frames of all streams, also of those
   * that are opened later, at the policy's sampling rate; its results are compared with the live
   * ones and not delivered. The streams are not slowed: see {@link Shadow}.
   *
   * @param pluginId the id of a loaded plugin
   * @param settings the candidate's settings as text by key
   * @param policy the sampling rate and the budget
   * @return a running shadow that the caller closes; it is closed with this engine at the latest
   * @throws HostException if there is no such plugin, the candidate does not start, it has no label
   *     in common with this engine, or another shadow runs already; nothing has changed then
   */
  Shadow shadow(String pluginId, Map<String, String> settings, ShadowPolicy policy)
      throws HostException;

  /**
   * Swaps to the candidate of the running shadow if the shadow's figures meet a policy. The
   * candidate is warm already: the streams move to it between two frames, as in a swap, with fresh
   * analyzers; the shadow ends. {@link #rollback()} returns to the engine before.
   *
   * @param gate the rules that the figures must meet
   * @param policy the probe and the limits of the swap
   * @return the report of the swap
   * @throws HostException if a rule is not met, which the problems name with its figures; if no
   *     shadow runs; or as with {@link #swap(Map, SwapPolicy)}. Nothing has changed then, and the
   *     shadow goes on
   */
  SwapReport promote(PromotionPolicy gate, SwapPolicy policy) throws HostException;

  /**
   * Promotes like {@link #promote}, on a thread of the host's; does not wait, and may be called by
   * a listener. The figures are judged when the change begins; the shadow of a promotion that is
   * cancelled goes on.
   *
   * @param gate the rules that the figures must meet
   * @param policy the probe and the limits of the swap
   * @return the pending promotion; a refusal is its result
   */
  PendingChange<SwapReport> promoteAsync(PromotionPolicy gate, SwapPolicy policy);

  /**
   * Lets a candidate go live for a few cameras of this engine, watches them, and then moves all
   * cameras to the candidate or the few ones back, by itself: see {@link Canary}. Waits until the
   * candidate has started, passed its probe, and has the chosen cameras. A promoted candidate runs
   * on this engine, as after a swap, and {@link #rollback()} returns to the engine before.
   *
   * @param pluginId the id of a loaded plugin
   * @param settings the candidate's settings as text by key
   * @param policy the cameras and the limits
   * @return a running canary
   * @throws HostException if there is no such plugin or camera, the candidate does not start or
   *     pass the probe, a chosen camera does not fit it, the engines to compare have no label in
   *     common, or another canary or change is running; nothing has changed then
   */
  Canary canary(String pluginId, Map<String, String> settings, CanaryPolicy policy)
      throws HostException;

  /**
   * Changes settings of the engine that runs, without another start: those that the plugin's schema
   * declares {@linkplain io.nunchi.spi.settings.Setting#isChangeableLive() changeable live}. Every
   * frame whose analysis begins after this returned is analyzed with them; the generation keeps its
   * number, and its {@linkplain EngineGeneration#settingsRevision() settings revision} rises.
   * Analyzers keep their state, and later ones of this engine are opened with the changed settings;
   * a swap starts an engine with the settings that it is given.
   *
   * @param changes the settings that change, as text by key; all others stay
   * @throws HostException if a key is unknown, a value does not fit, a setting cannot be changed
   *     live (then {@link #swap(Map, SwapPolicy)} is the way), the engine refuses, or another
   *     change is running; nothing has changed then
   */
  void changeSettings(Map<String, String> changes) throws HostException;

  /**
   * Closes the engine's streams, its shadow, then the engine, and waits for each as long as {@link
   * SupervisionPolicy} says; not to be called by a listener. Calling it again only waits until it
   * is closed.
   */
  @Override
  void close();
}
