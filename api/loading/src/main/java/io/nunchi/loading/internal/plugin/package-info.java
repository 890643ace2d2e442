/**
 * From a directory to a loaded plugin: {@link io.nunchi.loading.internal.plugin.PluginScanner}
 * lists the candidates, {@link io.nunchi.loading.internal.plugin.PluginJars} reads their jars
 * without loading a class, and {@link io.nunchi.loading.internal.plugin.PluginLoader} loads each
 * into a {@link io.nunchi.loading.internal.plugin.PluginClassLoader} or reports why not.
 */
@NullMarked
package io.nunchi.loading.internal.plugin;

import org.jspecify.annotations.NullMarked;
