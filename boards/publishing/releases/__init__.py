"""How pages go to the public: together with their files, at their time, and after two
people said yes (R1 to R3).
"""
