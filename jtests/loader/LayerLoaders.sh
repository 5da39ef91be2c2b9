# Module layers made at run time: one and many loaders, services across layers, exports, opens, reads, reflection, resources, cycles.
# jtest: tag launcher
# jtest: normalize @[0-9a-f]+ => @HASH
"$JAVA" -cp "$CLASSES/main" app.Main "$CLASSES"
