package culvert.settings;

import culvert.security.BasicCredentials;

/** Platforms that speak the Open Service Broker API. */
public record OsbSettings(BasicCredentials credentials) {}
