void start() { undeclared(); }
