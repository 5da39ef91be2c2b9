module provider {
    requires service;
    provides service.Service with provider.Impl, provider.Second;
}
