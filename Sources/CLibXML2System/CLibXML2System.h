// Only for its link line and include path: CLibXML2 includes libxml2 in C, never here.
