/** What a VMS embeds to analyze the frames of its cameras with plugins. */
@SuppressWarnings(
    "requires-automatic") // Guice 7 and Micrometer name their module in the manifest only
module io.nunchi.api {
  requires transitive io.nunchi.spi;
  requires jdk.jfr;
  requires org.slf4j;
  requires static com.google.guice;
  requires static micrometer.core;
  requires static org.jspecify;

  exports io.nunchi.api;
  exports io.nunchi.api.guice;
  exports io.nunchi.api.metrics;
  exports io.nunchi.api.micrometer;
  exports io.nunchi.api.shadow;

  uses io.nunchi.spi.AnalyzerPlugin;
  uses java.util.spi.ToolProvider;
}
