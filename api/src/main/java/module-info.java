/** What a VMS embeds to analyze the frames of its cameras with plugins. */
@SuppressWarnings("requires-automatic") // Guice 7 names its module in the manifest only
module io.nunchi.api {
  requires transitive io.nunchi.spi;
  requires org.slf4j;
  requires static com.google.guice;
  requires static org.jspecify;

  exports io.nunchi.api;
  exports io.nunchi.api.guice;
  exports io.nunchi.api.shadow;

  uses io.nunchi.spi.AnalyzerPlugin;
  uses java.util.spi.ToolProvider;
}
