/**
 * From a directory to a loaded plugin: {@link io.nunchi.loading.internal.plugin.PluginScanner}
 * lists the candidates, {@link io.nunchi.loading.internal.plugin.JarSet} copies jars that are
 * checked, {@link io.nunchi.loading.internal.plugin.PluginJars} reads them without loading a class,
 * and {@link io.nunchi.loading.internal.plugin.PluginScan} loads each plugin into a {@link
 * io.nunchi.loading.internal.plugin.PluginClassLoader} by calls with a deadline, or reports why
 * not.
 */
@NullMarked
package io.nunchi.loading.internal.plugin;

import org.jspecify.annotations.NullMarked;
