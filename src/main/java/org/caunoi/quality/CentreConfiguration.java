package org.caunoi.quality;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;

/** When the Centre should look. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(CentreSettings.class)
class CentreConfiguration {}
