package org.caunoi.quality;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;

/** When the Centre should look, and what the indicators leave open. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({CentreSettings.class, IndicatorSettings.class})
class CentreConfiguration {}
