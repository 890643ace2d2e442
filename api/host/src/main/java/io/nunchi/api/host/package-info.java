/**
 * The entry points: {@link io.nunchi.api.host.HostBuilder} loads plugins and starts a host, {@link
 * io.nunchi.api.host.IsolatedPlugins} loads plugins for a tool that examines them.
 */
@NullMarked
package io.nunchi.api.host;

import org.jspecify.annotations.NullMarked;
